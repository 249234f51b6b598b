"""Checks over the report and its figures: findings for people, before any paper is made; one file a family."""
