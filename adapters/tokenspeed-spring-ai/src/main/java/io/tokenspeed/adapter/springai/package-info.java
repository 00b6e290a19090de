/** Records the calls of Spring AI chat models. */
@NullMarked
package io.tokenspeed.adapter.springai;

import org.jspecify.annotations.NullMarked;
