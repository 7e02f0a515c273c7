"""Words that say something of a thing: by whom, and whether it happened, goes on, is planned or denied."""
