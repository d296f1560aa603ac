//! Transcripts of sounds and films, found in the text that follows them.

use article::{Block, BlockKind, BoxOut, List, plain_text};

/// Puts the disclosures that follow recordings and name themselves transcripts into these.
pub(super) fn join(blocks: &mut Vec<Block>) {
    let mut at = 1;
    while at < blocks.len() {
        let (before, after) = blocks.split_at_mut(at);
        match (before.last_mut(), after.first_mut()) {
            (
                Some(Block { kind: BlockKind::Recording(recording), .. }),
                Some(Block { kind: BlockKind::Box(content), .. }),
            ) if recording.transcript.is_empty() && is_transcript(content) => {
                recording.transcript = std::mem::take(&mut content.blocks);
                blocks.remove(at);
            }
            _ => at += 1,
        }
    }
    for block in blocks {
        match &mut block.kind {
            BlockKind::Box(BoxOut { blocks, .. }) | BlockKind::Quote { blocks, .. } => join(blocks),
            BlockKind::List(List { items, .. }) | BlockKind::Definitions { items } => {
                items.iter_mut().for_each(|item| join(&mut item.blocks));
            }
            BlockKind::Recording(recording) => join(&mut recording.transcript),
            _ => {}
        }
    }
}

fn is_transcript(content: &BoxOut) -> bool {
    /// As the interface's languages call it, and what writers shorten.
    const WORDS: [&str; 22] = [
        "transcript",
        "transcription",
        "show transcript",
        "read transcript",
        "read the transcript",
        "full transcript",
        "video transcript",
        "audio transcript",
        "mitschrift",
        "transkript",
        "transkription",
        "transcripción",
        "transcripcion",
        "文字稿",
        "逐字稿",
        "文字起こし",
        "書き起こし",
        "대본",
        "녹취록",
        "النص المكتوب",
        "النص",
        "نص",
    ];
    let title = plain_text(&content.title).to_lowercase();
    let title = title.trim_matches(|c: char| c.is_whitespace() || c == ':');
    content.fold.is_some() && content.callout.is_none() && WORDS.contains(&title)
}
