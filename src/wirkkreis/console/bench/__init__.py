"""`./bench`: what the pages cost, in ratio to a bare page measured in the same run."""
