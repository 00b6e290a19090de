/** What computing costs anew would change or did change, in words and as JSON. */
@NullMarked
package io.tokenspeed.agent.reprice;

import org.jspecify.annotations.NullMarked;
