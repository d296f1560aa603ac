#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| article_viewer_fuzz::editors(bytes));
