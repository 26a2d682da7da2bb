import ArgumentParser

/// Prints entries to start from.
struct LifecycleSampleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "Prints an entry of the configuration for each kind of lifecycle, with comments.")

    func run() {
        print(LifecycleSample.text, terminator: "")
    }
}
