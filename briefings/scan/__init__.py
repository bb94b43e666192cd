"""The leak scan: finished files searched for what their audience may not see.

Readers that share nothing with the writers take a file apart, `protected`
says what must not be in it, `phrases` finds it whatever way it is spelled.

Promise: nothing here imports a writer or a template, and no answer but the
organisers' own repeats a protected text.
"""
