//! What directives do to an element, for as long as its component is there. Closures are boxed, so
//! that there is one copy of the code around them.

use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use leptos::web_sys::{Event, EventTarget};
use std::any::Any;

/// Calls at an event, whose default may be prevented.
pub fn listen(target: &EventTarget, event: &'static str, act: Box<dyn FnMut(&Event)>) {
    let options = EventListenerOptions::enable_prevent_default();
    hold(Box::new(EventListener::new_with_options(target, event, options, act)));
}

/// Acts now and whenever a signal that it reads has changed.
pub fn follow(act: Box<dyn Fn()>) {
    hold(Box::new(RenderEffect::new(move |_| act())));
}

/// Keeps a value for as long as the component is there.
pub fn hold(value: Box<dyn Any>) {
    StoredValue::new_local(value);
}
