/** GitHub's Copilot CLI: a database with a row per request, and event logs of releases before it. */
@NullMarked
package io.tokenspeed.sources.copilot;

import org.jspecify.annotations.NullMarked;
