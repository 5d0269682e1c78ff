from django.db import migrations

from accounts.vocabulary import name_key


def name(apps, schema_editor):
    """Let the organisations that cases name be found, but where the country is withheld."""
    using = schema_editor.connection.alias
    named = apps.get_model("casestudies", "CaseOrganisation").objects.using(using)
    cases = apps.get_model("casestudies", "Case").objects.using(using).exclude(anonymity="country_withheld")
    for case in cases.only("pk", "content").iterator():
        rows = case.content.get("organisations", [])
        keys = {(name_key(row["name"])[:120].strip(), row.get("country", "")) for row in rows}
        made = [named.model(case_id=case.pk, key=key, country=country) for key, country in sorted(keys) if key]
        named.bulk_create(made, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [("casestudies", "0003_case_organisation")]

    operations = [migrations.RunPython(name, migrations.RunPython.noop)]
