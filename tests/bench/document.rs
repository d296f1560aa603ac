//! The document that is measured: a news story of any length, the same at every run.

use serde_json::{Value, json};
use std::hash::{DefaultHasher, Hash, Hasher};

/// A story of so many paragraphs, some 400 characters each.
#[derive(Debug)]
pub struct Document {
    pub headline: &'static str,
    pub standfirst: &'static str,
    pub paragraphs: Vec<String>,
    pub related: Vec<Story>,
}

#[derive(Debug)]
pub struct Story {
    pub title: String,
    pub lead: String,
    pub link: String,
}

impl Document {
    pub fn new(paragraphs: usize) -> Self {
        // Whoever keeps 50,000 paragraphs on one page keeps many stories beside them.
        let stories = (paragraphs / 50).max(6);
        Self {
            headline: "The harbour that the city forgot is at work again",
            standfirst: "Ten years after the last freighter left, ferries, workshops and a school \
                         of navigation share the old quays",
            paragraphs: (0..paragraphs).map(paragraph).collect(),
            related: (0..stories).map(Story::new).collect(),
        }
    }

    /// The form that the packer reads without guessing.
    pub fn json(&self) -> Value {
        json!({
            "format": "article-viewer", "version": 1, "lang": "en", "headline": self.headline, "standfirst": self.standfirst,
            "body": self.paragraphs,
            "related": self.related.iter().map(|story| json!({ "title": story.title, "lead": story.lead, "link": story.link })).collect::<Vec<_>>(),
        })
    }

    /// The form without any marks.
    pub fn text(&self) -> String {
        format!("{}\n\n{}\n\n{}\n", self.headline, self.standfirst, self.paragraphs.join("\n\n"))
    }

    /// The form that other programs read, too. No mark of Markdown's is in the prose.
    pub fn markdown(&self) -> String {
        let related = self.related.iter().map(|story| {
            let [title, lead, link] =
                [&story.title, &story.lead, &story.link].map(|text| json!(text).to_string());
            format!("  - title: {title}\n    lead: {lead}\n    link: {link}\n")
        });
        format!(
            "---\ntitle: {}\nsubtitle: {}\nlang: en\nrelated:\n{}---\n\n{}\n",
            json!(self.headline),
            json!(self.standfirst),
            related.collect::<String>(),
            self.paragraphs.join("\n\n")
        )
    }
}

impl Story {
    fn new(number: usize) -> Self {
        let seed = ("story", number);
        let subject = SUBJECTS[pick((seed, "subject"), SUBJECTS.len())];
        let matter = MATTERS[pick((seed, "matter"), MATTERS.len())];
        Self {
            title: capitalised(&format!("{subject} {matter}")),
            lead: sentence((seed, "lead")),
            link: format!("https://example.org/stories/{number}"),
        }
    }
}

/// Between two and six sentences.
fn paragraph(number: usize) -> String {
    let sentences = 2 + pick(("length", number), 3) + pick(("more", number), 3);
    (0..sentences).map(|place| sentence((number, place))).collect::<Vec<_>>().join(" ")
}

/// One of the shapes, with a subject, a matter, a place and a number of its own.
fn sentence(seed: impl Hash + Copy) -> String {
    let shape = SHAPES[pick((seed, "shape"), SHAPES.len())];
    let text = shape
        .replace("{subject}", SUBJECTS[pick((seed, "subject"), SUBJECTS.len())])
        .replace("{matter}", MATTERS[pick((seed, "matter"), MATTERS.len())])
        .replace("{place}", PLACES[pick((seed, "place"), PLACES.len())])
        .replace("{number}", &(12 + pick((seed, "number"), 880)).to_string());
    capitalised(&text)
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or(String::new(), |first| format!("{}{}", first.to_uppercase(), letters.as_str()))
}

/// One of so many, the same for the same seed: the standard hasher has fixed keys.
fn pick(seed: impl Hash, count: usize) -> usize {
    let mut hasher = DefaultHasher::new();
    seed.hash(&mut hasher);
    (hasher.finish() % count as u64) as usize
}

const SHAPES: [&str; 20] = [
    "{subject} {matter}, and nobody in {place} expected it to last.",
    "On most mornings {number} people cross the bridge to {place} before the shops have opened.",
    "A report that {subject} published last week counts {number} workshops along the quays, twice \
     as many as five years ago.",
    "That was before {subject} {matter}.",
    "“We were told to wait, and so we waited,” says a welder who has worked in {place} for \
     {number} weeks without a contract.",
    "In {place}, where rents have risen faster than anywhere else on the coast, {subject} \
     {matter}; the council has not said what comes next.",
    "It rained.",
    "The figures are small: {number} tons in the first year, a little more in the second.",
    "Whether {subject} can keep its promise depends on money that was set aside for the railway \
     station of {place}.",
    "People here remember the year in which the cranes stood still, the ferries were sold and \
     {subject} {matter}.",
    "There are {number} berths, of which a third are let.",
    "Asked about the delay, {subject} pointed to a lack of engineers and to a winter that kept \
     divers out of the water for {number} days.",
    "Not everybody agrees.",
    "Critics say that {subject} {matter} without asking those who live there, and they have \
     collected {number} signatures in {place} alone.",
    "The new timetable, which begins in spring, brings a boat to {place} every forty minutes and \
     the last one home shortly before midnight.",
    "Half of the old warehouses are listed; the other half belong to {subject}.",
    "A study by the technical university found that goods which go by water through {place} cost \
     the city less than those that go by road.",
    "For {subject} the harbour is a place of work first, and a view second.",
    "When the tide is out, one can still see the timbers of the first quay, which {number} men \
     built in a single summer.",
    "The rest is a question of patience, of dredging, and of the price of steel.",
];

const SUBJECTS: [&str; 12] = [
    "the port authority",
    "the council",
    "the ferry company",
    "the union",
    "the school of navigation",
    "the harbour master",
    "a group of shopkeepers",
    "the ministry of transport",
    "the shipyard",
    "the insurance office",
    "the fishermen’s cooperative",
    "the owner of the warehouses",
];

const MATTERS: [&str; 12] = [
    "ordered two boats that run on batteries",
    "closed the eastern quay for repairs",
    "asked for another year",
    "moved its offices back to the waterfront",
    "opened the sheds to anyone with a trade",
    "lost a case that it had been certain to win",
    "published its accounts for the first time",
    "agreed to share the cost of dredging",
    "cut the fare by a third",
    "began to train forty apprentices a year",
    "turned down an offer from abroad",
    "promised to keep the lights on all night",
];

const PLACES: [&str; 10] = [
    "the old town",
    "Northgate",
    "the fish market",
    "Saint Olave",
    "the brick quarter",
    "Lower Wharf",
    "the island",
    "Marsh End",
    "the customs district",
    "the upper basin",
];
