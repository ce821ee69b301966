"""Letters of scripts that need no gap between words, and in which no password is written."""

OTHER_SCRIPTS = r"\u0590-\u06ff\u0900-\u0e7f\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uff5e"
