/** One request to an AI model, as it happened: who, when, how many tokens, how fast, how it ended. */
@NullMarked
package io.tokenspeed.model.request;

import org.jspecify.annotations.NullMarked;
