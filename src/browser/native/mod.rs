pub mod address;
pub mod language;
pub mod storage;
