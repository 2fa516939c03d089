"""What is dealt with: items, papers, the packet, and who may not take part."""
