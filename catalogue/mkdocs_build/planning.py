"""Planning: the site of a build as values, from its content and the host's settings; publishing makes the files of it."""

from datetime import date

from catalogue.building.bodies import Bodies
from catalogue.building.built import Built
from catalogue.building.cache import cache_of
from catalogue.building.kept_leaves import LastLeaves, read_leaves
from catalogue.building.last_calendars import read_calendars
from catalogue.building.moments import find_moments
from catalogue.building.project import Project
from catalogue.building.surroundings import surroundings
from catalogue.building.template_mistakes import templates_told
from catalogue.mkdocs_build.ahead import bind_ahead, binds_ahead
from catalogue.mkdocs_build.build import Build
from catalogue.mkdocs_build.given import Given
from catalogue.mkdocs_build.icons import OwnIcons, icons_in
from catalogue.mkdocs_build.searching import join_index
from catalogue.outputs.markdown_body import BodyRenderer
from catalogue.outputs.parser import Parser
from catalogue.reading.uncollected import uncollected


def plan_build(build: Build) -> None:
    """Plans all that `build` is to publish: begins to join the index, plans the site, lets its calendars be bound.

    Then the calendars are bound already, or `build.ahead` is the process that binds them. Raises StoppedError.
    """
    with uncollected(spared=not build.preview), templates_told(build.project.words):
        join_index(build)  # before the calendars are there, for another process has whatever this one holds
        build.bodies = bodies_of(build)
        built = plan_site(build)
        inputs, around, formers = built.inputs, built.around, built.formers
        if binds_ahead(build):
            bind_ahead(build, built)
        else:
            build.calendars = built.calendars.bound.last
        del built  # what others go ahead with is nobody else's
        if not build.site.known:  # else those of the last build are those of this one
            build.leaves = LastLeaves(inputs, build.site.lasting, build.site.laid, around, formers, fresh=True)


def plan_site(build: Build) -> Built:
    """Gives `build`, which has its bodies, its site and world, and what the last build left. Raises StoppedError.

    A build of the preview has that from the one before it, any other finds it on the disk.
    """
    project = build.project
    moments = find_moments(project.root, zone=project.settings.timezone)
    folder = cache_of(project.root).folder
    if folder and not (build.preview or build.first):
        build.calendars, build.leaves = read_calendars(folder), read_leaves(folder)
    own, icons = project.own_templates(), OwnIcons(build.given.own)
    build.world = _world(project, build.given, moments.today, templates=own.mark, icons=icons.mark)
    with templates_told(project.words):
        built = project.build(
            build.bodies.render,
            moments=moments,
            templates=project.templates(icons_in(build.given.icons, icons), own),
            world=build.world,
            site_dir=build.site_dir,
            calendars=build.calendars,
            leaves=build.leaves,
            again=build.preview,
        )
    build.site = built.site
    return built


def bodies_of(build: Build) -> Bodies:
    """Returns the bodies of a build, whose links lead to its targets."""
    parser = Parser(extensions=build.given.extensions, configs=build.given.configs, kept=build.dialect)
    renderer = BodyRenderer(parser, targets=build.targets, settings=build.project.settings)
    return Bodies(renderer, targets=build.targets, address=build.project.addresses.offer)


def _world(project: Project, given: Given, today: date, *, templates: bytes, icons: bytes) -> bytes:
    return surroundings(
        project.catalogue,
        templates=templates,
        today=today,
        extensions=given.extensions,
        configs=given.configs,
        icons=icons,
    )
