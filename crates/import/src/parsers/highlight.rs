//! Colours for examples of code, by the grammars of Sublime Text that bat keeps.

use article::{Article, BlockKind, Code, Token};
use std::sync::LazyLock;
use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

/// The most bytes of an example that gets colours: a grammar takes its time for each line.
const LONGEST: usize = 200_000;

/// The tokens of scopes, by the beginnings of their names; the last that fits counts.
const MEANINGS: [(&str, Token); 24] = [
    ("comment", Token::Comment),
    ("string", Token::String),
    ("constant", Token::Number),
    ("constant.character.escape", Token::Number),
    ("keyword", Token::Keyword),
    ("keyword.operator", Token::Plain),
    ("keyword.operator.word", Token::Keyword),
    ("storage", Token::Keyword),
    ("variable.language", Token::Keyword),
    ("variable.function", Token::Function),
    ("entity.name.function", Token::Function),
    ("support.function", Token::Function),
    ("support.macro", Token::Function),
    ("entity.name.type", Token::Type),
    ("entity.name.class", Token::Type),
    ("entity.name.struct", Token::Type),
    ("entity.name.enum", Token::Type),
    ("entity.name.tag", Token::Type),
    ("support.type", Token::Type),
    ("support.class", Token::Type),
    ("entity.other.attribute-name", Token::Attribute),
    ("support.type.property-name", Token::Attribute),
    ("markup.inserted", Token::Inserted),
    ("markup.deleted", Token::Deleted),
];

static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);
static SCOPES: LazyLock<Vec<(Scope, Token)>> = LazyLock::new(|| {
    MEANINGS.iter().filter_map(|(name, token)| Some((Scope::new(name).ok()?, *token))).collect()
});

/// Colours the examples of code whose language is known, where they have no colours yet.
pub(super) fn highlight(article: &mut Article) {
    article.each_block_mut(|block| {
        if let BlockKind::Code(code) = &mut block.kind
            && code.tokens.is_empty()
            && code.text.len() <= LONGEST
            && let Some(grammar) = code.language.as_deref().and_then(grammar)
        {
            // A grammar that cannot be used colours nothing.
            code.tokens = tokens(code, grammar).unwrap_or_default();
        }
    });
}

/// The licences of the grammars that ask to be named, as Markdown.
pub fn grammar_licences() -> String {
    two_face::acknowledgement::listing().to_md()
}

/// Whether a word is the short name of a language that gets colours.
pub(super) fn is_language(word: &str) -> bool {
    !word.contains(char::is_whitespace) && grammar(word).is_some()
}

/// The grammar of a language, by its short name.
fn grammar(language: &str) -> Option<&'static SyntaxReference> {
    let name = language.trim().to_ascii_lowercase();
    let known = match &*name {
        "text" | "txt" | "plain" | "plaintext" | "output" | "none" | "" => return None,
        "shell" | "console" | "shell-session" | "sh-session" | "zsh" => "sh",
        "jsonc" | "json5" => "json",
        "js" | "jsx" | "mjs" | "node" => "javascript",
        "tsx" => "tsx",
        "py3" | "python3" | "pycon" => "python",
        "c++" | "cc" | "hpp" => "cpp",
        "c#" => "cs",
        "golang" => "go",
        "yml" => "yaml",
        "docker" => "dockerfile",
        "objc" | "objectivec" => "m",
        "tex" => "latex",
        "vue" => "vue",
        name => name,
    };
    GRAMMARS.find_syntax_by_token(known)
}

/// The pieces of a text with their kinds.
fn tokens(code: &Code, grammar: &SyntaxReference) -> Option<Vec<(Token, u32)>> {
    let mut state = ParseState::new(grammar);
    let mut stack = ScopeStack::new();
    let mut tokens: Vec<(Token, u32)> = Vec::new();
    let mut push = |token: Token, text: &str| {
        let length = text.chars().count() as u32;
        match tokens.last_mut() {
            _ if length == 0 => {}
            // Blanks take the colour before them, so that pieces are few.
            Some((last, count)) if *last == token || text.trim().is_empty() => *count += length,
            _ => tokens.push((token, length)),
        }
    };
    for line in code.text.split_inclusive('\n') {
        let mut from = 0;
        for (at, change) in state.parse_line(line, &GRAMMARS).ok()? {
            push(token(&stack), line.get(from..at)?);
            stack.apply(&change).ok()?;
            from = at;
        }
        push(token(&stack), line.get(from..)?);
    }
    if matches!(tokens.last(), Some((Token::Plain, _))) {
        tokens.pop();
    }
    Some(tokens)
}

/// The kind of what stands in these scopes: that of the innermost which means something.
fn token(stack: &ScopeStack) -> Token {
    let meaning = |scope: &Scope| {
        let fits = SCOPES.iter().filter(|(beginning, _)| beginning.is_prefix_of(*scope));
        // The longer beginning says more.
        fits.max_by_key(|(beginning, _)| beginning.len()).map(|(_, token)| *token)
    };
    stack.scopes.iter().rev().find_map(meaning).unwrap_or(Token::Plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use article::{Block, Lang};

    /// The pieces of an example that are of a kind.
    fn pieces(language: &str, text: &str, kind: Token) -> Vec<String> {
        let code = Code { language: Some(language.into()), text: text.into(), ..Code::default() };
        let mut article = Article::new(Lang::english(), "");
        article.body = vec![Block::new(BlockKind::Code(Box::new(code)))];
        highlight(&mut article);
        let BlockKind::Code(code) = &article.body[0].kind else { unreachable!() };
        let mut letters = text.chars();
        let mut pieces = Vec::new();
        for (token, length) in &code.tokens {
            let piece: String = letters.by_ref().take(*length as usize).collect();
            if *token == kind {
                pieces.push(piece.trim().to_string());
            }
        }
        pieces
    }

    #[test]
    fn the_usual_languages_have_colours() {
        let mut missing = Vec::new();
        for language in [
            "rust",
            "python",
            "javascript",
            "js",
            "ts",
            "typescript",
            "jsx",
            "tsx",
            "html",
            "css",
            "scss",
            "json",
            "yaml",
            "yml",
            "toml",
            "xml",
            "sql",
            "sh",
            "bash",
            "console",
            "c",
            "cpp",
            "c++",
            "cs",
            "java",
            "kotlin",
            "swift",
            "go",
            "ruby",
            "php",
            "perl",
            "lua",
            "r",
            "scala",
            "haskell",
            "elixir",
            "erlang",
            "clojure",
            "dockerfile",
            "makefile",
            "diff",
            "latex",
            "markdown",
            "graphql",
            "nix",
            "zig",
            "dart",
            "vue",
            "svelte",
            "julia",
            "ini",
            "protobuf",
            "terraform",
            "fish",
            "cmake",
            "groovy",
            "ocaml",
            "lisp",
            "vim",
        ] {
            missing.extend(grammar(language).is_none().then_some(language));
        }
        assert_eq!(missing, [""; 0]);
        assert!(grammar("plain").is_none() && grammar("no such language").is_none());
    }

    #[test]
    fn pieces_are_of_their_kinds() {
        let rust = "// über\nfn main() { let x = \"a\"; }\n";
        assert_eq!(pieces("rust", rust, Token::Comment), ["// über"]);
        assert_eq!(pieces("rust", rust, Token::Keyword), ["fn", "let"]);
        assert_eq!(pieces("rust", rust, Token::Function), ["main"]);
        assert_eq!(pieces("rust", rust, Token::String), ["\"a\""]);
        assert_eq!(pieces("diff", "+in\n-out\n", Token::Inserted), ["+in"]);
    }
}
