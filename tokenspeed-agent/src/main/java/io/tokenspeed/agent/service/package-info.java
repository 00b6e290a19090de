/** Keeps the local server running as a service of the user. */
@NullMarked
package io.tokenspeed.agent.service;

import org.jspecify.annotations.NullMarked;
