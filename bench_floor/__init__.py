"""The floor of `./bench`: what a page costs before it does anything of ours."""
