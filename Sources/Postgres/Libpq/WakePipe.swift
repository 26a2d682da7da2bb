import Foundation

/// A pipe whose one end wakes a thread that waits for the other.
struct WakePipe: Sendable {
    let reading: Int32
    let writing: Int32

    init() throws(PostgresError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw PostgresError(.unreachable, "The process has no file descriptor left.") }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        (reading, writing) = (ends[0], ends[1])
    }

    var watch: pollfd { pollfd(fd: reading, events: Int16(POLLIN), revents: 0) }

    func drain() {
        var bytes = [UInt8](repeating: 0, count: 512)
        while read(reading, &bytes, bytes.count) == bytes.count {}
    }

    func close() {
        for end in [reading, writing] { _ = systemClose(end) }
    }
}

private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }
