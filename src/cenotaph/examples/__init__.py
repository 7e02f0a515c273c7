"""The demonstration's files: two articles, three lists, and the order in which `cenotaph demo` reads them.

`ORIGIN.md` names the origin and licence of every fact in them; `demo.toml` is the order. The articles are worded
for this project and stand in no newspaper; the lists hold facts of open registers. There is no code here.
"""
