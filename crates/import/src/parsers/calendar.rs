//! The names of months and of days of the week.

/// The months in English.
pub(super) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The number of the month, from 1, that an English name means, in full or in three letters.
pub(super) fn month(name: &str) -> Option<u32> {
    let name = name.to_ascii_lowercase();
    let is = |month: &&str| {
        name == **month
            || name.len() == 3 && month.starts_with(&name)
            || name == "sept" && month.starts_with("sept")
    };
    (1..).zip(&MONTHS).find(|(_, month)| is(month)).map(|(number, _)| number)
}

/// The number of the month, from 1, whose name a word in lower case begins as.
pub(super) fn month_of_beginning(word: &str) -> Option<u32> {
    let is = |names: &&[&str]| names.iter().any(|name| word.starts_with(name));
    let of = |months: &'static [&[&str]; 12]| {
        (1..).zip(months).find(|(_, names)| is(names)).map(|(number, _)| number)
    };
    of(&BEGINNINGS).or_else(|| of(&MORE_BEGINNINGS))
}

/// Whether a word in lower case is the whole name of a month or a day of the week, or an English
/// one's three letters.
pub(super) fn is_name(word: &str) -> bool {
    month(word).is_some() || OTHERS.contains(&word)
}

/// The months' first letters, in languages that name them: English, German, French, Spanish,
/// Portuguese, Italian, Dutch, Russian, Polish, Turkish, Arabic, Thai and Hindi.
const BEGINNINGS: [&[&str]; 12] = [
    &["jan", "jän", "ene", "gen", "янв", "ينا", "มกรา", "जन", "stycz", "ocak"],
    &["feb", "fév", "fev", "févr", "фев", "فبر", "شباط", "กุมภา", "फ", "lut", "şubat"],
    &["mar", "mär", "mrz", "maa", "мар", "مارس", "آذار", "มีนา", "मार"],
    &["apr", "avr", "abr", "апр", "أبر", "إبر", "ابر", "نيسان", "เมษา", "अप", "kwie", "nisan"],
    &["may", "mai", "mag", "mei", "май", "мая", "ماي", "أيار", "พฤษภา", "मई", "maj"],
    &["jun", "juin", "giu", "июн", "يوني", "حزيران", "มิถุนา", "जून", "czerw", "hazir"],
    &["jul", "juil", "lug", "июл", "يولي", "تموز", "กรกฎา", "जुल", "lipca", "temmuz"],
    &["aug", "aoû", "aou", "ago", "أغس", "اغس", "آب", "สิงหา", "अग", "авг", "sierp", "ağus"],
    &["sep", "set", "сен", "سبت", "أيلول", "กันยา", "सित", "wrze", "eylül"],
    &["oct", "okt", "ott", "out", "окт", "أكت", "اكت", "ตุลา", "अक", "paźd", "ekim"],
    &["nov", "ноя", "نوف", "พฤศจิกา", "नव", "listop", "kasım"],
    &["dec", "dez", "déc", "dic", "дек", "ديس", "ธันวา", "दिस", "grud", "aralık"],
];

/// The same of Czech, Ukrainian, Greek, Hebrew, Hungarian and Romanian.
const MORE_BEGINNINGS: [&[&str]; 12] = [
    &["ledna", "leden", "січ", "ιαν", "ינואר", "בינואר", "ianuar"],
    &["únor", "лют", "φεβ", "פברואר", "בפברואר"],
    &["března", "březen", "берез", "μαρ", "μάρ", "מרץ", "במרץ", "márc"],
    &["dubna", "duben", "квіт", "απρ", "אפריל", "באפריל", "ápr"],
    &["květ", "трав", "μαΐ", "μάι", "μαι", "מאי", "במאי", "máj"],
    &["června", "черв", "ιουν", "ιούν", "יוני", "ביוני", "jún", "iunie"],
    &["července", "červenec", "лип", "ιουλ", "ιούλ", "יולי", "ביולי", "júl", "iulie"],
    &["srpna", "srpen", "серп", "αυγ", "αύγ", "אוגוסט", "באוגוסט"],
    &["září", "верес", "σεπ", "ספטמבר", "בספטמבר", "szept"],
    &["října", "říjen", "жовт", "οκτ", "אוקטובר", "באוקטובר"],
    &["listopad", "листоп", "νοε", "νοέ", "נובמבר", "בנובמבר", "noiem"],
    &["prosin", "груд", "δεκ", "דצמבר", "בדצמבר"],
];

/// The months of Thai in their short form, and the beginnings of their names.
pub(super) const THAI: [(&str, &str); 12] = [
    ("ม.ค.", "มกรา"),
    ("ก.พ.", "กุมภา"),
    ("มี.ค.", "มีนา"),
    ("เม.ย.", "เมษา"),
    ("พ.ค.", "พฤษภา"),
    ("มิ.ย.", "มิถุนา"),
    ("ก.ค.", "กรกฎา"),
    ("ส.ค.", "สิงหา"),
    ("ก.ย.", "กันยา"),
    ("ต.ค.", "ตุลา"),
    ("พ.ย.", "พฤศจิกา"),
    ("ธ.ค.", "ธันวา"),
];

/// Names of months in other languages, and of days of the week.
const OTHERS: [&str; 76] = [
    "الأحد",
    "الاثنين",
    "الإثنين",
    "الثلاثاء",
    "الأربعاء",
    "الخميس",
    "الجمعة",
    "السبت",
    "آب",
    "أغسطس",
    "januar",
    "februar",
    "märz",
    "mai",
    "juni",
    "juli",
    "oktober",
    "dezember",
    "dez",
    "okt",
    "janvier",
    "février",
    "mars",
    "avril",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
];
