/** A program that marks by hand what a model answers. */
@NullMarked
package io.tokenspeed.example.plain;

import org.jspecify.annotations.NullMarked;
