/** A program that asks a model with the JDK's HTTP client. */
@NullMarked
package io.tokenspeed.example.http;

import org.jspecify.annotations.NullMarked;
