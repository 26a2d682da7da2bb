import ArgumentParser
import Foundation
import Maintenance
import Transport

/// A lifecycle command from the shell: the running bot is asked for it, as it is in the chat.
protocol LifecycleWorkCommand: AsyncParsableCommand {
    static var word: LifecycleWord { get }
    static var abstract: String { get }

    var asking: LifecycleAskingOptions { get }
    var isBack: Bool { get }
    var snapshot: String? { get }
}

extension LifecycleWorkCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: word.rawValue, abstract: abstract,
            discussion: """
                Asks the bot that runs on this machine with that configuration. Exits with 0 when it is done or there is \
                nothing to do, 1 when it is refused, stopped or waits for a person, 3 when --timeout is over and 75 when no \
                bot answers.
                """)
    }

    var isBack: Bool { false }
    var snapshot: String? { nil }

    func run() async throws {
        let status = try await asking.ask(for: Self.word, isBack: isBack, snapshot: snapshot)
        if status != .done { throw ExitCode(status.rawValue) }
    }
}

/// What every such command is told.
struct LifecycleAskingOptions: ParsableArguments {
    @Argument(help: "The lifecycle, as the configuration names it.")
    var name: String

    @Flag(help: "Print what the chat is told until it is over.")
    var wait = false

    @Option(help: "With --wait: how long it is waited for, such as 90m or 26h.")
    var timeout: String?

    @Option(help: "The bot's configuration file.")
    var config: String

    private static let patience = Span.minutes(26 * 60)

    func validate() throws {
        if timeout != nil, !wait { throw ValidationError("--timeout goes with --wait.") }
        _ = try limit
    }

    private var limit: Span {
        get throws {
            do throws(ConfigError) {
                return try timeout.map { (text) throws(ConfigError) in try Span(text: text) } ?? Self.patience
            } catch {
                throw ValidationError("--timeout: \(error.description)")
            }
        }
    }

    func ask(
        for word: LifecycleWord, isBack: Bool, snapshot: String?
    ) async throws -> LifecycleRun<ContinuousClock>.Status {
        let config = try Config.load(config)
        guard !config.lifecycles.isEmpty else {
            throw StartError("\(self.config) has no lifecycles: `changeover lifecycle sample` prints an entry.")
        }
        let socket = LocalSocket(besideDatabase: config.database)
        if let problem = socket.problem { throw StartError(problem) }
        var options = CurlOptions()
        options.unixSocket = socket.path
        let transport: CurlTransport
        do throws(TransportError) {
            transport = try CurlTransport(options)
        } catch {
            throw StartError(error.message)
        }
        let run = LifecycleRun(client: LocalClient(transport: transport), clock: ContinuousClock()) { line in
            // Not kept back in a buffer, as `print` does where nobody watches.
            FileHandle.standardOutput.write(Data((line + "\n").utf8))
        }
        let request = LocalRequest(
            name: UUID().uuidString, user: Self.user, word: word.rawValue, lifecycle: name, isBack: isBack,
            snapshot: snapshot)
        let status = await run.run(request, waitingFor: wait ? try limit.duration : nil)
        await transport.shutdown()
        return status
    }

    /// Of this process, whatever the environment says.
    private static var user: String {
        guard let entry = getpwuid(getuid()), let name = entry.pointee.pw_name else { return "\(getuid())" }
        return String(cString: name)
    }
}

extension LifecycleWord {
    var subcommand: any ParsableCommand.Type {
        switch self {
        case .new: LifecycleNewCommand.self
        case .clone: LifecycleCloneCommand.self
        case .modify: LifecycleModifyCommand.self
        case .reboot: LifecycleRebootCommand.self
        case .promote: LifecyclePromoteCommand.self
        case .retire: LifecycleRetireCommand.self
        case .refresh: LifecycleRefreshCommand.self
        }
    }
}

struct LifecycleNewCommand: LifecycleWorkCommand {
    static let word = LifecycleWord.new
    static let abstract = "Makes a new database from the newest snapshot, or from the one that is named."

    @OptionGroup var asking: LifecycleAskingOptions

    @Option(help: "The snapshot, by its identifier or ARN.")
    var snapshot: String?
}

struct LifecycleCloneCommand: LifecycleWorkCommand {
    static let word = LifecycleWord.clone
    static let abstract = "Makes a new database as a clone of the cluster."

    @OptionGroup var asking: LifecycleAskingOptions
}

struct LifecycleModifyCommand: LifecycleWorkCommand {
    static let word = LifecycleWord.modify
    static let abstract = "Changes the new database as the configuration says."

    @OptionGroup var asking: LifecycleAskingOptions
}

struct LifecycleRebootCommand: LifecycleWorkCommand {
    static let word = LifecycleWord.reboot
    static let abstract = "Restarts the modified database."

    @OptionGroup var asking: LifecycleAskingOptions
}

struct LifecyclePromoteCommand: LifecycleWorkCommand {
    static let word = LifecycleWord.promote
    static let abstract = "Leads clients to the database that is ready, once people approve in the chat."

    @OptionGroup var asking: LifecycleAskingOptions

    @Flag(name: .customLong("back"), help: "Leads them back to the database before.")
    var isBack = false
}

struct LifecycleRetireCommand: LifecycleWorkCommand {
    static let word = LifecycleWord.retire
    static let abstract = "Deletes the retired databases, once people approve in the chat."

    @OptionGroup var asking: LifecycleAskingOptions
}

struct LifecycleRefreshCommand: LifecycleWorkCommand {
    static let word = LifecycleWord.refresh
    static let abstract = "All of it: a new database is made, changed, promoted, and what is too many is deleted."

    @OptionGroup var asking: LifecycleAskingOptions
}
