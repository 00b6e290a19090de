/** Holds the website to its promises in a real browser, against a small server with canned answers. */
@NullMarked
package io.tokenspeed.web;

import org.jspecify.annotations.NullMarked;
