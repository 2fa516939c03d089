"""Events at places: what the floor's page lists."""

from django.db import models


class Place(models.Model):
    """Where something happens."""

    name = models.CharField(max_length=120)

    def __str__(self) -> str:
        return self.name


class Event(models.Model):
    """Something with a date."""

    title = models.CharField(max_length=200)
    text = models.TextField()
    begins = models.DateTimeField()
    place = models.ForeignKey(Place, on_delete=models.CASCADE)

    class Meta:
        ordering = ["begins"]

    def __str__(self) -> str:
        return self.title
