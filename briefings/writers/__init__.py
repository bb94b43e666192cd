"""Writers: one a format; each knows the Document and the Theme, nothing else."""
