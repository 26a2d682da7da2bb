import Maintenance

/// What becomes of the settings of an old tool.
struct ImportedLifecycle: Sendable, Equatable {
    var entry: ConfiguredLifecycle
    var notes: [ImportNote]

    /// The entry with what is said of all of them, and with the mistake that the configuration would be refused for.
    init(_ entry: ConfiguredLifecycle, _ notes: [ImportNote], from tool: String) {
        self.entry = entry
        self.notes =
            notes + [
                ImportNote(
                    .decide, "legacy_tags",
                    "\(tool)'s tags are understood as they are. `legacy_tags: true` goes on writing them, for as long as "
                        + "something else reads them."),
                ImportNote(
                    .decide, "schedule",
                    "\(tool) was started by something else, such as cron. `schedule: \"Sun 03:00 Europe/Berlin\"` starts a "
                        + "refresh here; stop the other then."),
                ImportNote(
                    .decide, "names.keep",
                    "a refresh deletes, behind a gate, the retired databases beyond so many: 1 leaves a way back."),
            ]
        do throws(ConfigError) {
            try LifecycleRules(entry: entry, configuredRegion: nil, path: "lifecycles[0]").check()
        } catch {
            self.notes.append(
                ImportNote(
                    .decide, error.path?.replacing("lifecycles[0].", with: "") ?? "entry",
                    "the entry is refused as it is: \(error.sentence)"))
        }
    }
}
