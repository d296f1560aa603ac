//! A date as each interface writes it. Not the browser's own formatting:
//! the prerendered text and the viewer's have to be the same.

use super::markup::{Markup, element};
use super::rendering::Rendering;
use crate::labels::Interface;
use article::Date;

pub fn time(class: &'static str, date: &Date, rendering: &Rendering) -> Markup {
    element("time")
        .class(class)
        .attribute("dir", "ltr")
        .attribute("datetime", date.iso())
        .text(rendering.interface.date(date))
}

impl Interface {
    /// The date without its time.
    pub fn date(self, date: &Date) -> String {
        const MONTHS: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let Date { year, month, day, .. } = date;
        match self {
            Interface::English => {
                let month =
                    MONTHS.get(usize::from(*month).wrapping_sub(1)).copied().unwrap_or_default();
                format!("{day} {month} {year}")
            }
            Interface::SimplifiedChinese | Interface::TraditionalChinese => {
                format!("{year}年{month}月{day}日")
            }
        }
    }
}
