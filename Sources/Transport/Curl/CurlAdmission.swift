/// Decides whose turn it is: requests wait in order of arrival until their host and the whole have room.
///
/// libcurl has such caps too, but lets the connect timeout of a request run while it waits.
struct CurlAdmission {
    let maximumRunning: Int
    let maximumRunningPerOrigin: Int
    let maximumWaiting: Int

    private var waiting: [(id: CurlExchangeID, origin: String)] = []
    private var running: [CurlExchangeID: String] = [:]
    private var runningPerOrigin: [String: Int] = [:]

    init(_ options: CurlOptions) {
        maximumRunning = max(1, options.maximumConnections)
        maximumRunningPerOrigin = max(1, options.maximumConnectionsPerHost)
        maximumWaiting = max(1, options.maximumWaiting)
    }

    /// Queues a request; false when too many wait already.
    mutating func arrive(_ id: CurlExchangeID, origin: String) -> Bool {
        guard waiting.count < maximumWaiting else { return false }
        waiting.append((id, origin))
        return true
    }

    /// Takes those from the queue that may run now.
    mutating func admit() -> [CurlExchangeID] {
        guard !waiting.isEmpty, running.count < maximumRunning else { return [] }
        var admitted: [CurlExchangeID] = []
        var kept: [(id: CurlExchangeID, origin: String)] = []
        for entry in waiting {
            let hasRoom = runningPerOrigin[entry.origin, default: 0] < maximumRunningPerOrigin
            guard hasRoom, running.count < maximumRunning else {
                kept.append(entry)
                continue
            }
            running[entry.id] = entry.origin
            runningPerOrigin[entry.origin, default: 0] += 1
            admitted.append(entry.id)
        }
        waiting = kept
        return admitted
    }

    /// Forgets a request, whether it ran or still waited.
    mutating func leave(_ id: CurlExchangeID) {
        guard let origin = running.removeValue(forKey: id) else {
            waiting.removeAll { $0.id == id }
            return
        }
        let left = runningPerOrigin[origin, default: 0] - 1
        runningPerOrigin[origin] = left > 0 ? left : nil
    }
}
