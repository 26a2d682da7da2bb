import Maintenance
import Transport

/// One lifecycle command from the shell: it is asked for, and what the chat is told of it is said until it is over.
struct LifecycleRun<Time: Clock>: Sendable where Time.Duration == Duration {
    /// How it ends for whoever called it.
    enum Status: Int32, Sendable {
        /// Done, or there was nothing to do.
        case done = 0
        /// Refused, stopped, or waiting for what only a person can mend.
        case failed = 1
        case timedOut = 3
        /// `EX_TEMPFAIL` of sysexits.h: no bot answers, and the same may be asked later.
        case noBot = 75
    }

    let client: LocalClient
    let clock: Time
    /// Where lines go for whoever reads them.
    let say: @Sendable (String) -> Void

    /// How long a bot that has answered may be away, as it is while it is restarted.
    private static var absence: Duration { .seconds(120) }
    private static var pause: Duration { .seconds(1) }

    /// - Parameter limit: how long its end is waited for; `nil`: not at all.
    func run(_ request: LocalRequest, waitingFor limit: Duration?) async -> Status {
        let begin = clock.now
        let reply: LocalReply
        do throws(TransportError) {
            reply = try await ask(request)
        } catch {
            say("No bot answers. \(error.message)")
            return .noBot
        }
        for line in reply.lines { say(line) }
        switch reply.outcome {
        case .nothingToDo: return .done
        case .refused, .failed: return .failed
        case .accepted: break
        }
        guard let operation = reply.operation, let limit else { return .done }
        return await follow(operation, until: begin.advanced(by: limit))
    }

    /// Asks until the bot has answered. Asked again under its name it is done once.
    private func ask(_ request: LocalRequest) async throws(TransportError) -> LocalReply {
        let end = clock.now.advanced(by: Self.absence)
        var mayHaveArrived = false
        while true {
            do throws(TransportError) {
                return try await client.ask(request)
            } catch {
                mayHaveArrived = mayHaveArrived || error.delivery == .unknown
                guard mayHaveArrived, error.code != .malformedReply, clock.now < end, await rest() else { throw error }
            }
        }
    }

    private func follow(_ operation: String, until end: Time.Instant) async -> Status {
        var version = 0
        var lastHeard = clock.now
        while clock.now < end {
            do throws(TransportError) {
                let news = try await client.news(of: operation, after: version)
                lastHeard = clock.now
                version = news.version
                for line in news.lines { say(line) }
                switch news.end {
                case .completed: return .done
                case .stopped: return .failed
                case .paused:
                    say("\(operation) waits for a person, who goes on with it in the chat.")
                    return .failed
                // A bot that is about to stop answers at once.
                case nil: if news.lines.isEmpty { _ = await rest() }
                }
            } catch {
                guard error.code != .malformedReply, lastHeard.duration(to: clock.now) < Self.absence, await rest()
                else {
                    say("No bot answers any more. \(error.message) \(operation) goes on when one runs again.")
                    return .noBot
                }
            }
        }
        say("\(operation) is not over in time. It goes on, and is told in the chat.")
        return .timedOut
    }

    /// False when the task was cancelled.
    private func rest() async -> Bool {
        do {
            try await clock.sleep(for: Self.pause)
            return true
        } catch {
            return false
        }
    }
}
