// Fits frames.
