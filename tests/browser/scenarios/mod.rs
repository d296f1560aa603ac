//! The scenarios: things that readers do. Each is one async function, and one line of the table
//! below.

mod access;
mod bar;
mod breaking;
mod changed;
mod elements;
mod embedded;
mod events;
mod examples;
mod failing;
mod first_frame;
mod frames;
mod frameworks;
mod hostile;
mod hostile_host;
mod huge;
mod injected;
mod kinds;
mod languages;
mod layout;
mod lightbox;
mod long_places;
mod looks;
mod margins;
mod mounts;
mod opening;
mod panel;
mod pictures;
mod place;
mod preview;
mod print;
mod recordings;
mod related;
mod resume;
mod settings;
mod share;
pub mod sizes;
mod sources;
mod srcdoc;
mod strict;
mod strict_host;
mod takeover;
mod targets;
mod text;
mod together;
mod trunk;
mod typography;
mod without_scripts;
mod without_storage;

use crate::engine::Scripts;
use crate::page::Page;
use anyhow::Result;
use futures_util::future::LocalBoxFuture;

/// Something a reader does in a browser, and what should come of it.
pub struct Scenario {
    pub name: &'static str,
    pub scripts: Scripts,
    pub play: for<'p> fn(&'p Page<'p>) -> LocalBoxFuture<'p, Result<()>>,
}

/// `subject::what_is_seen`, with the browser's scripts on unless said otherwise.
macro_rules! scenario {
    ($subject:ident::$name:ident) => {
        scenario!($subject::$name, On)
    };
    ($subject:ident::$name:ident, $scripts:ident) => {
        $crate::scenarios::Scenario {
            name: concat!(stringify!($subject), "::", stringify!($name)),
            scripts: $crate::engine::Scripts::$scripts,
            play: |page| Box::pin($subject::$name(page)),
        }
    };
}
pub(crate) use scenario;

pub const SCENARIOS: &[Scenario] = &[
    scenario!(opening::opens_without_request_or_complaint),
    scenario!(opening::title_names_headline_and_site),
    scenario!(opening::complaints_are_noticed),
    scenario!(related::opens_and_closes_by_mouse),
    scenario!(related::opens_and_closes_by_keyboard),
    scenario!(related::six_come_first_and_then_all, Off),
    scenario!(related::cards_are_laid_out_when_they_are_near, Off),
    scenario!(related::whole_card_follows_its_link),
    scenario!(together::cards_lead_to_the_other_article_and_back),
    scenario!(together::place_is_kept_in_each),
    scenario!(together::way_back_leads_to_the_card_by_keys),
    scenario!(together::addresses_open_the_article_that_they_name),
    scenario!(together::paper_has_the_one_that_is_shown),
    scenario!(together::all_are_there_without_scripts, Off),
    scenario!(sizes::five_sizes_by_mouse),
    scenario!(sizes::five_sizes_by_keyboard),
    scenario!(sizes::size_is_kept_for_every_article),
    scenario!(languages::an_arabic_interface_is_mirrored),
    scenario!(languages::arabic_settings_are_docked_below_the_bar),
    scenario!(languages::an_arabic_element_is_mirrored_in_an_english_page),
    scenario!(languages::article_and_interface_have_directions_of_their_own),
    scenario!(languages::a_japanese_interface_speaks_japanese),
    scenario!(languages::dates_are_those_of_the_browser),
    scenario!(bar::another_size_is_one_press_away_from_anywhere),
    scenario!(bar::another_size_is_one_press_away_at_320_px),
    scenario!(bar::sizes_in_the_bar_are_told_and_end),
    scenario!(bar::sizes_in_the_bar_by_keyboard),
    scenario!(bar::row_of_sizes_below_the_byline),
    scenario!(bar::keys_say_the_size),
    scenario!(bar::bar_goes_down_with_the_reader_and_comes_back),
    scenario!(bar::no_progress_where_nothing_scrolls),
    scenario!(settings::panel_leaves_the_text_in_sight),
    scenario!(settings::panel_closes_when_the_focus_leaves_it),
    scenario!(settings::a_swatch_shows_its_theme_whatever_the_theme),
    scenario!(settings::escape_closes_and_returns_the_focus),
    scenario!(settings::press_outside_closes),
    scenario!(settings::every_choice_acts_is_kept_and_resets_in_one_press),
    scenario!(settings::choices_that_an_article_does_not_offer_are_kept),
    scenario!(settings::other_pages_follow_within_a_second),
    scenario!(settings::settings_that_earlier_versions_kept_are_read),
    scenario!(settings::choices_without_sense_for_the_script_are_absent),
    scenario!(preview::change_is_shown_and_the_place_is_kept),
    scenario!(preview::error_is_shown_until_it_is_mended),
    scenario!(place::every_change_keeps_the_place),
    scenario!(place::a_hundred_changes_and_back_keep_the_place),
    scenario!(resume::next_visit_begins_at_the_same_character),
    scenario!(resume::the_way_back_to_the_top_is_one_press),
    scenario!(resume::an_address_with_a_heading_wins),
    scenario!(resume::reload_stays_where_the_reader_was),
    scenario!(resume::notice_goes_when_it_is_no_longer_wanted),
    scenario!(resume::end_of_the_page_is_its_end),
    scenario!(resume::who_has_read_to_the_end_begins_anew),
    scenario!(panel::note_opens_and_returns_by_keyboard),
    scenario!(panel::contents_say_where_the_reader_is_and_lead_elsewhere),
    scenario!(panel::long_contents_are_closed),
    scenario!(panel::progress_goes_from_nothing_to_all),
    scenario!(margins::contents_stand_beside_the_text_and_follow_it),
    scenario!(margins::notes_stand_beside_their_references),
    scenario!(margins::nothing_overlaps_at_any_size_and_width),
    scenario!(margins::few_headings_and_quick_texts_have_no_contents),
    scenario!(margins::panels_open_beside_what_opened_them),
    scenario!(margins::button_says_whether_the_contents_are_open),
    scenario!(first_frame::stored_settings_are_in_the_first_painted_frame),
    scenario!(first_frame::bar_has_its_room_before_it_is_shown),
    scenario!(first_frame::viewer_begins_when_the_first_frame_is_on_the_screen),
    scenario!(takeover::single_file_keeps_what_was_done_before),
    scenario!(takeover::folder_page_keeps_what_was_done_before),
    scenario!(takeover::interface_is_the_readers_where_the_document_leaves_it_open),
    scenario!(changed::page_that_was_saved_while_it_was_read_works_again),
    scenario!(changed::page_that_the_browser_translated_keeps_working),
    scenario!(huge::what_is_out_of_sight_is_not_laid_out),
    scenario!(huge::jumps_lead_exactly_there_and_the_way_back_up_is_steady),
    scenario!(huge::address_with_a_chapter_opens_there),
    scenario!(huge::place_is_kept_in_the_middle),
    scenario!(huge::next_visit_begins_at_the_same_character),
    scenario!(huge::contents_say_where_the_reader_is),
    scenario!(huge::browser_finds_what_is_out_of_sight),
    scenario!(huge::paper_has_it_all),
    scenario!(share::fifty_passages_are_found_again),
    scenario!(share::passages_of_a_long_text_are_found_again),
    scenario!(share::passage_of_a_heading_is_not_looked_for_in_the_contents),
    scenario!(share::passages_under_any_id_are_found_again),
    scenario!(share::link_to_a_passage_by_keyboard_alone),
    scenario!(share::quotation_has_its_source),
    scenario!(share::date_of_a_citation_is_drawn_year_first),
    scenario!(share::qr_code_is_the_exact_address),
    scenario!(share::file_without_an_address_says_so),
    scenario!(access::axe_finds_no_violation),
    scenario!(access::every_control_is_reached_by_tab_in_its_order),
    scenario!(access::keys_press_what_they_name_until_they_are_switched_off),
    scenario!(access::spacing_of_the_readers_own_loses_nothing),
    scenario!(targets::nothing_covers_what_has_the_focus),
    scenario!(targets::what_is_pressed_is_large_enough),
    scenario!(lightbox::picture_opens_and_the_way_back_closes_it),
    scenario!(lightbox::arrows_lead_to_the_next_picture_and_are_counted),
    scenario!(lightbox::picture_is_enlarged_by_fingers_and_keys),
    scenario!(pictures::shown_400_times_is_held_once),
    scenario!(pictures::shown_400_times_opens_large),
    scenario!(pictures::shown_400_times_in_an_element),
    scenario!(typography::no_forbidden_mark_begins_a_chinese_line),
    scenario!(typography::copied_text_gains_no_spaces),
    scenario!(text::headline_of_270_letters_leaves_room_on_a_phone),
    scenario!(text::chinese_headlines_break_between_words),
    scenario!(text::number_of_a_note_stays_at_its_word),
    scenario!(text::pictures_tables_and_code_share_the_edge_of_the_text),
    scenario!(text::pictures_fill_a_phone_from_edge_to_edge),
    scenario!(text::first_column_stays_and_numbers_stand_at_the_right),
    scenario!(text::tab_stops_at_what_scrolls_alone),
    scenario!(text::code_is_copied_whole_and_said_to_be),
    scenario!(text::headings_link_to_themselves_beside_their_name),
    scenario!(text::only_long_paragraphs_have_an_initial),
    scenario!(print::paper_has_everything_in_its_order_and_no_controls),
    scenario!(looks::drawings_and_tall_pictures_of_stories_are_shown_whole),
    scenario!(looks::cards_without_pictures_are_no_higher_than_their_text),
    scenario!(looks::numbers_of_a_table_line_up_in_arabic),
    scenario!(looks::parts_of_every_kind_stand_in_line),
    scenario!(looks::marked_line_of_code_reaches_both_edges),
    scenario!(looks::code_is_not_under_its_button_on_a_phone),
    scenario!(looks::nothing_that_is_pressed_is_on_paper),
    scenario!(looks::all_sheets_have_the_same_margin),
    scenario!(looks::chosen_option_is_not_dimmed_by_forced_colours),
    scenario!(looks::five_sizes_stand_in_one_row_on_a_small_phone),
    scenario!(looks::name_of_the_site_is_smaller_beside_four_controls),
    scenario!(looks::front_page_of_a_folder_has_a_headline),
    scenario!(looks::no_line_begins_with_the_comma_behind_a_formula),
    scenario!(looks::numbers_of_formulas_stand_at_the_edge),
    scenario!(looks::long_formula_within_a_line_makes_no_phone_wider),
    scenario!(layout::built_article_never_scrolls_sideways),
    scenario!(layout::every_kind_never_scrolls_sideways),
    scenario!(layout::every_other_kind_never_scrolls_sideways),
    scenario!(recordings::a_sound_in_the_page_can_be_played),
    scenario!(recordings::a_film_in_the_page_can_be_played),
    scenario!(recordings::a_frame_asks_nobody_before_it_is_opened),
    scenario!(kinds::file_and_element_show_them_alike),
    scenario!(kinds::axe_finds_no_violation_in_them),
    scenario!(kinds::what_is_folded_is_on_paper),
    scenario!(hostile::text_of_a_document_never_runs),
    scenario!(embedded::embedded_article_shows_when_the_page_has_none),
    scenario!(failing::the_text_stays_without_the_viewer),
    scenario!(without_storage::reads_and_resizes_in_a_sandbox),
    scenario!(mounts::folder_works_at_the_root),
    scenario!(mounts::folder_works_where_every_content_type_is_wrong),
    scenario!(mounts::folder_works_precompressed_under_a_package_address),
    scenario!(mounts::element_works_from_another_origin),
    scenario!(breaking::broken_files_are_named_and_tried_again),
    scenario!(breaking::markup_stays_readable_without_its_reader),
    scenario!(breaking::sources_that_are_no_article_are_named),
    scenario!(breaking::other_origins_that_do_not_share_are_named),
    scenario!(breaking::browsers_without_webassembly_keep_the_text),
    scenario!(breaking::policies_that_refuse_the_viewer_are_named),
    scenario!(breaking::panic_while_mounting_keeps_the_text),
    scenario!(breaking::panic_while_reading_keeps_the_article),
    scenario!(breaking::page_of_the_folder_keeps_its_text),
    scenario!(breaking::json_that_is_nested_without_end_fails_alone),
    scenario!(breaking::stack_that_overflows_ends_that_load_alone),
    scenario!(elements::ten_share_one_viewer_and_load_when_near),
    scenario!(elements::printing_loads_what_was_never_near),
    scenario!(elements::two_hundred_rounds_leave_nothing_behind),
    scenario!(sources::content_comes_from_each_of_its_places),
    scenario!(sources::another_source_far_away_waits_until_it_is_near),
    scenario!(sources::wrong_content_never_shows_the_embedded_article),
    scenario!(sources::article_may_come_later_than_the_element),
    scenario!(elements::attributes_and_properties_reflect),
    scenario!(events::settings_are_heard_set_and_shared),
    scenario!(elements::host_supplies_the_storage),
    scenario!(events::links_are_told_of_and_can_be_kept),
    scenario!(elements::keyboard_reaches_everything_inside),
    scenario!(events::share_can_be_taken_over),
    scenario!(elements::place_is_kept_in_a_part_of_a_page_that_scrolls),
    scenario!(events::share_button_asks_the_system_where_it_can),
    scenario!(hostile_host::page_style_changes_nothing_inside),
    scenario!(hostile_host::page_around_stays_as_it_was),
    scenario!(injected::webassembly_of_others_never_runs),
    scenario!(injected::loader_knows_its_own_tag),
    scenario!(injected::packed_pages_know_their_own_article),
    scenario!(strict::nothing_violates_the_policy),
    scenario!(strict_host::strict_policy_is_kept),
    scenario!(frames::frame_fits_after_every_change),
    scenario!(frames::sandboxed_frame_fits_and_keeps_the_article),
    scenario!(srcdoc::srcdoc_frame_fits),
    scenario!(frames::folder_page_fits),
    scenario!(frames::wordpress_hears_the_height_with_its_secret),
    scenario!(frames::amp_hears_the_height),
    scenario!(frames::generous_host_is_not_asked_again),
    scenario!(frames::only_frames_that_the_page_marks_are_served),
    scenario!(frames::hidden_frame_reports_nothing),
    scenario!(srcdoc::fragments_of_a_srcdoc_frame_stay_in_it),
    scenario!(srcdoc::stories_of_a_srcdoc_page_change_in_their_frame),
    scenario!(srcdoc::fragments_of_a_srcdoc_page_stay_in_it_without_scripts),
    scenario!(frameworks::react),
    scenario!(frameworks::vue),
    scenario!(frameworks::svelte),
    scenario!(frameworks::lit),
    scenario!(frameworks::manifest_agrees_with_the_element),
    scenario!(examples::leptos_app_shows_an_article_and_hears_its_reader),
    scenario!(examples::leptos_app_follows_its_reader),
    scenario!(examples::plain_page_styles_hears_and_sets_its_element),
    scenario!(pictures::shown_400_times_without_scripts, Off),
    scenario!(text::code_has_no_button_without_scripts, Off),
    scenario!(without_scripts::text_is_there, Off),
    scenario!(without_scripts::related_and_sizes_work, Off),
    scenario!(without_scripts::themes_work, Off),
    scenario!(without_scripts::sizes_in_the_bar_and_below_the_byline_work, Off),
    // Last, for it takes minutes: nothing else waits for its browser.
    scenario!(long_places::a_long_text_keeps_the_place_at_every_depth_between_all_sizes),
];

/// Run in Chromium, and only when asked for.
pub const ON_REQUEST: &[Scenario] = &[scenario!(trunk::serve_shows_the_embedded_article)];
