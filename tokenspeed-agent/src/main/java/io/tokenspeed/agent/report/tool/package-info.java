/** Reports about one tool as JSON, in the shapes that scripts made for ccusage expect. */
@NullMarked
package io.tokenspeed.agent.report.tool;

import org.jspecify.annotations.NullMarked;
