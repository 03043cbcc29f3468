/** What labs are played on: a temporary folder with a Secret's mount and a volume, real programs, and chapters that prove. */
@NullMarked
package dev.tokenkeeper.cli.workbench;

import org.jspecify.annotations.NullMarked;
