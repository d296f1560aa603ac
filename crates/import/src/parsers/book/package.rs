//! A book's metadata: its package (OPF), its table of contents (nav, NCX), its encryption.

use crate::markup::Element;
use crate::parsers::archive::Archive;
use crate::parsers::feed::{children, date, text, topics};
use crate::parsers::html::fragment;
use crate::parsers::html::metadata::{Metadata, author};
use crate::parsers::post::language;
use crate::parsers::{ImportError, xml};
use std::collections::HashMap;

/// A book's package.
#[derive(Debug, Default)]
pub(super) struct Package {
    pub title: Option<String>,
    pub subtitle: Option<String>,
    pub metadata: Metadata,
    /// The files with the text, in the order in which they are read.
    pub spine: Vec<String>,
    /// The names of files in the table of contents.
    pub names: HashMap<String, String>,
    contents: Vec<String>,
}

/// The methods by which fonts alone are made unreadable (IDPF font obfuscation, Adobe's).
const FONTS: [&str; 2] = ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];

/// Whether more of a book than its fonts is encrypted.
pub(super) fn is_encrypted(archive: &Archive) -> bool {
    let Some(root) = parsed(archive, "META-INF/encryption.xml") else { return false };
    let mut found = Vec::new();
    methods(&root, &mut found);
    found.iter().any(|method| !FONTS.contains(&method.as_str()))
}

fn methods(element: &Element, found: &mut Vec<String>) {
    if element.tag.ends_with("encryptionmethod") {
        found.extend(element.attribute("algorithm").map(str::to_string));
    }
    // The method by which a key is encrypted says nothing of the files.
    if !element.tag.ends_with("encryptedkey") {
        element.elements().for_each(|child| methods(child, found));
    }
}

fn parsed(archive: &Archive, name: &str) -> Option<Element> {
    Some(xml::parse(&archive.text(name)?).ok()?.root)
}

impl Package {
    /// # Errors
    /// There is no package, or none that can be read.
    pub(super) fn of(archive: &Archive) -> Result<Self, ImportError> {
        let container = parsed(archive, "META-INF/container.xml");
        let named = container.and_then(|container| {
            let file = container.find(&|found| local(found) == "rootfile")?;
            file.attribute("full-path").map(str::to_string)
        });
        let by_name = || archive.names().iter().find(|name| name.ends_with(".opf")).cloned();
        let name = named.filter(|name| archive.has(name)).or_else(by_name);
        let missing = || ImportError::Archive("the book has no package (.opf)".into());
        let name = name.ok_or_else(missing)?;
        let root = xml::parse(&archive.text(&name).ok_or_else(missing)?)?.root;
        let mut package = Self::default();
        let mut manifest: HashMap<&str, (String, &Element)> = HashMap::new();
        if let Some(list) = root.find(&|found| local(found) == "manifest") {
            for item in list.elements() {
                let address = item.attribute("href").unwrap_or_default();
                if let (Some(id), Some((file, _))) =
                    (item.attribute("id"), archive.resolve(&name, address))
                {
                    manifest.insert(id, (file, item));
                }
            }
        }
        let spine = root.find(&|found| local(found) == "spine");
        for item in spine.into_iter().flat_map(Element::elements) {
            let found = item.attribute("idref").and_then(|id| manifest.get(id));
            if let Some((file, about)) = found
                && is_text(about)
                && !package.spine.contains(file)
            {
                package.spine.push(file.clone());
            }
        }
        let nav = manifest.values().find(|(_, item)| item.has("properties", &["nav"]));
        if let Some((file, _)) = nav {
            package.contents.push(file.clone());
            package.nav(archive, file);
        }
        let ncx = spine.and_then(|spine| manifest.get(spine.attribute("toc")?));
        let ncx = ncx.or_else(|| {
            let is_ncx = |item: &Element| item.has("media-type", &["application/x-dtbncx+xml"]);
            manifest.values().find(|(_, item)| is_ncx(item))
        });
        if let (true, Some((file, _))) = (package.names.is_empty(), ncx)
            && let Some(root) = parsed(archive, file)
        {
            package.points(archive, file, &root);
        }
        let guide = root.find(&|found| local(found) == "guide");
        for reference in guide.into_iter().flat_map(Element::elements) {
            let address = reference.attribute("href").unwrap_or_default();
            if reference.has("type", &["toc"])
                && let Some((file, _)) = archive.resolve(&name, address)
                && package.names.len() > 1
            {
                package.contents.push(file);
            }
        }
        package.about(&root);
        Ok(package)
    }

    /// Whether a file is nothing but the table of contents.
    pub(super) fn is_contents(&self, file: &str) -> bool {
        self.contents.iter().any(|known| known == file)
    }

    /// The names in the table of contents of EPUB 3.
    fn nav(&mut self, archive: &Archive, file: &str) {
        let Some(page) = archive.text(file).and_then(|text| fragment::parsed(&text, 1, true).ok())
        else {
            return;
        };
        let is_toc = |found: &Element| found.is(&["nav"]) && found.has("epub:type", &["toc"]);
        let toc = page.find(&is_toc).or_else(|| page.find(&|found| found.is(&["nav"])));
        let mut links = Vec::new();
        toc.into_iter().for_each(|toc| collect(toc, "a", &mut links));
        for link in links {
            let address = link.attribute("href").unwrap_or_default();
            self.named(archive, file, address, link.text());
        }
    }

    /// The names in the table of contents of EPUB 2.
    fn points(&mut self, archive: &Archive, file: &str, element: &Element) {
        for point in element.elements() {
            if local(point) == "navpoint" {
                let label = point.elements().find(|child| local(child) == "navlabel");
                let content = point.elements().find(|child| local(child) == "content");
                let address = content.and_then(|content| content.attribute("src"));
                let label = label.map(Element::text).unwrap_or_default();
                self.named(archive, file, address.unwrap_or_default(), label);
            }
            self.points(archive, file, point);
        }
    }

    /// A file is called by the first name that leads to it, and best by one that leads to its
    /// beginning.
    fn named(&mut self, archive: &Archive, file: &str, address: &str, name: String) {
        if let Some((target, _)) = archive.resolve(file, address)
            && !name.is_empty()
        {
            self.names.entry(target).or_insert(name);
        }
    }

    fn about(&mut self, root: &Element) {
        let Some(about) = root.find(&|found| local(found) == "metadata") else { return };
        let refined = |element: &Element, property: &str| {
            let id = element.attribute("id")?;
            let is_about = |meta: &&Element| {
                let refines = meta.attribute("refines").unwrap_or_default();
                refines.trim_start_matches('#') == id && meta.has("property", &[property])
            };
            about.elements().find(is_about).map(Element::text)
        };
        // EPUB 3.3, §5.5.4 "title-type".
        let title = |kind: &str| {
            let is_one =
                |title: &&Element| refined(title, "title-type").is_some_and(|found| found == kind);
            children(about, "dc:title").find(is_one).map(Element::text)
        };
        self.title = title("main").or_else(|| text(about, &["dc:title"]));
        self.subtitle = title("subtitle");
        let known = &mut self.metadata;
        let creators = children(about, "dc:creator").filter(|creator| {
            let role = creator
                .attribute("opf:role")
                .map(str::to_string)
                .or_else(|| refined(creator, "role"));
            role.is_none_or(|role| role == "aut")
        });
        known.authors = creators.filter_map(|creator| author(&creator.text(), None)).collect();
        known.published = text(about, &["dc:date"]).and_then(|text| date(&text));
        let is_modified = |meta: &&Element| meta.has("property", &["dcterms:modified"]);
        let modified = about.elements().find(is_modified).map(Element::text);
        known.updated = modified.and_then(|text| date(&text)).filter(|_| known.published.is_some());
        known.lang = text(about, &["dc:language"]).and_then(|lang| language(&lang));
        known.site = text(about, &["dc:publisher"]);
        known.copyright = text(about, &["dc:rights"]);
        known.topics = topics(children(about, "dc:subject").map(Element::text));
    }
}

/// The name of an element without its namespace.
fn local(element: &Element) -> &str {
    element.tag.rsplit(':').next().unwrap_or(&element.tag)
}

fn is_text(item: &Element) -> bool {
    let kind = item.attribute("media-type").unwrap_or_default();
    kind.contains("html") || kind.contains("dtbook") || kind.is_empty()
}

fn collect<'e>(element: &'e Element, tag: &str, found: &mut Vec<&'e Element>) {
    for child in element.elements() {
        if child.is(&[tag]) {
            found.push(child);
        }
        collect(child, tag, found);
    }
}
