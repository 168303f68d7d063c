from django.apps import AppConfig


class DialogueConfig(AppConfig):
    name = "medborgarlofte.dialogue"

    def ready(self) -> None:
        """Functions answer for points of safety walks; photographs of them are not kept for ever.

        Who takes a function over is called to what it is called to, and who hands it over no longer.
        """
        from django.utils.translation import gettext_lazy as _

        from medborgarlofte.accounts import disposal
        from medborgarlofte.places import signals, work

        from .accountable import points_of
        from .disposal import RULES
        from .letters import tell_both

        signals.handed_over.connect(tell_both)
        disposal.declare(RULES)
        work.declare("walk_point", _("Punkter från trygghetsvandringar"), points_of)
