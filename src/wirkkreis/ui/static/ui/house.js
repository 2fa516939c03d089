import "./js/trouble.js";
import "./js/escape-menu.js";
import "./js/send-once.js";
import "./js/print.js";
import "./js/keep-hold.js";
