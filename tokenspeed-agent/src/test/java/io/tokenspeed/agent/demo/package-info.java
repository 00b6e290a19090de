@NullMarked
package io.tokenspeed.agent.demo;

import org.jspecify.annotations.NullMarked;
