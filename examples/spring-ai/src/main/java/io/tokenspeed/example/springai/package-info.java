/** A host that records the calls of Spring AI. */
@NullMarked
package io.tokenspeed.example.springai;

import org.jspecify.annotations.NullMarked;
