/** ZCode, the coding agent of Z.ai: a database with a row per request. */
@NullMarked
package io.tokenspeed.sources.zcode;

import org.jspecify.annotations.NullMarked;
