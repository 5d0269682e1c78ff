from django.db import migrations
from django.db.models import OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce, Length


def count(apps, _editor):
    """Once for all threads that are there; from now on their own actions count."""
    posts = apps.get_model("forum", "Post").objects.filter(thread=OuterRef("pk"), hidden_at=None, deleted_at=None)
    letters = posts.order_by().values("thread").annotate(letters=Sum(Length("body"))).values("letters")
    apps.get_model("forum", "Thread").objects.update(letters=Coalesce(Subquery(letters), 0))


class Migration(migrations.Migration):
    dependencies = [("forum", "0006_thread_letters")]

    operations = [migrations.RunPython(count, migrations.RunPython.noop, elidable=True)]
