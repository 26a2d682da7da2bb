internal import Dispatch
internal import Foundation
internal import Synchronization

#if canImport(Darwin)
    internal import Darwin
    private typealias FileActions = posix_spawn_file_actions_t?
    private typealias SpawnAttributes = posix_spawnattr_t?
#else
    internal import Glibc
    private typealias FileActions = posix_spawn_file_actions_t
    private typealias SpawnAttributes = posix_spawnattr_t
#endif

/// A running program whose standard output we read; it leads a process group, so that all of it can be ended.
///
/// Not Foundation's `Process`: that passes our blocked signals on to the program, and two that are started at the same
/// time can end up holding each other's pipes open.
final class ChildProcess: Sendable {
    private enum Phase {
        case running
        case killed(ProcessRunner.Failure)
        case reaped
    }

    private let pid: pid_t
    private let output: CInt
    // Also keeps a signal from going to another process that was given the number of one that is gone.
    private let phase = Mutex(Phase.running)

    init(
        executable: String, arguments: [String], environment: [String: String]
    ) throws(ProcessRunner.Failure) {
        var ends: [CInt] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .notStarted }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[1]) }
        var pid = pid_t()
        let status = Self.spawn(
            &pid, executable, [executable] + arguments, environment.map { "\($0.key)=\($0.value)" }, output: ends[1])
        guard status == 0 else {
            close(ends[0])
            throw .notStarted
        }
        self.pid = pid
        output = ends[0]
    }

    /// The whole output, once the program has closed it and ended with status 0; off the cooperative threads.
    func outputToEnd(limit: Int) async -> Result<Data, ProcessRunner.Failure> {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                DispatchQueue.global().async { continuation.resume(returning: self.readToEnd(limit: limit)) }
            }
        } onCancel: {
            kill(as: .cancelled)
        }
    }

    /// Ends the program and what it started; the reader then gets the failure.
    @inline(never) func kill(as failure: ProcessRunner.Failure) {
        phase.withLock { phase in
            guard case .running = phase else { return }
            phase = .killed(failure)
            _ = killpg(pid, SIGKILL)
        }
    }

    private static func spawn(
        _ pid: inout pid_t, _ executable: String, _ arguments: [String], _ environment: [String], output: CInt
    ) -> CInt {
        var actions = FileActions()
        var attributes = SpawnAttributes()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        var none = sigset_t()
        sigemptyset(&none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
        defer { for pointer in words + variables { free(pointer) } }
        return posix_spawn(&pid, executable, &actions, &attributes, &words, &variables)
    }

    private func readToEnd(limit: Int) -> Result<Data, ProcessRunner.Failure> {
        defer { close(output) }
        var data = Data()
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            var waiting = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
            if poll(&waiting, 1, 100) == 0 {
                // Its end is not always seen at the pipe: what it leaves running may hold that open.
                if isKilled || hasExited { break }
                continue
            }
            let count = read(output, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            data.append(contentsOf: buffer[..<count])
            if data.count > limit { kill(as: .tooMuchOutput) }
            if isKilled { break }
        }
        return reap(data)
    }

    private var isKilled: Bool {
        @inline(never) get {
            phase.withLock { phase in
                if case .killed = phase { true } else { false }
            }
        }
    }

    private var hasExited: Bool {
        var information = siginfo_t()
        return waitid(P_PID, id_t(pid), &information, WEXITED | WNOWAIT | WNOHANG) == 0
            && information.si_signo == SIGCHLD
    }

    @inline(never) private func reap(_ data: Data) -> Result<Data, ProcessRunner.Failure> {
        var information = siginfo_t()
        while waitid(P_PID, id_t(pid), &information, WEXITED | WNOWAIT) == -1, errno == EINTR {}
        return phase.withLock { phase in
            var status: CInt = 0
            while waitpid(pid, &status, 0) == -1, errno == EINTR {}
            defer { phase = .reaped }
            if case .killed(let failure) = phase { return .failure(failure) }
            let signal = status & 0x7F
            let code = signal == 0 ? (status >> 8) & 0xFF : 128 + signal
            return code == 0 ? .success(data) : .failure(.failed(status: code))
        }
    }
}
