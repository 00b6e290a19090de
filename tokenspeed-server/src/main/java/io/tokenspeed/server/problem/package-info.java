/** Failed requests as problem documents. {@link io.tokenspeed.server.problem.Problem} is the entry point. */
@NullMarked
package io.tokenspeed.server.problem;

import org.jspecify.annotations.NullMarked;
