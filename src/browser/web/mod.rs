pub mod address;
pub mod json;
pub mod language;
pub mod storage;
