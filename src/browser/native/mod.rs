pub mod language;
pub mod storage;
