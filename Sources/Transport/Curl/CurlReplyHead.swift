import HTTPTypes

/// Reads the head of a reply line by line; interim heads (1xx) and trailers pass without a trace.
struct CurlReplyHead {
    /// Why a head cannot be taken.
    enum Refusal: Error, Equatable {
        case malformed
        case tooLarge
    }

    private enum Phase {
        case statusLine
        case fields(HTTPResponse)
        case complete(HTTPResponse)
    }

    /// Bytes that all heads of one exchange may have together.
    static let maximumSize = 256 * 1024

    private var phase = Phase.statusLine
    private var size = 0

    /// The head of the final reply, once its last line was taken.
    var response: HTTPResponse? {
        guard case .complete(let response) = phase else { return nil }
        return response
    }

    /// Takes one line, as libcurl hands it over, with its line end.
    mutating func take(_ bytes: some Collection<UInt8>) throws(Refusal) {
        size += bytes.count
        guard size <= Self.maximumSize else { throw .tooLarge }
        let line = Array(bytes.trimming { $0 == 0x0D || $0 == 0x0A })
        switch phase {
        case .statusLine:
            phase = .fields(HTTPResponse(status: try Self.status(of: line)))
        case .fields(let response) where line.isEmpty:
            phase = response.status.code < 200 ? .statusLine : .complete(response)
        case .fields(var response):
            try Self.add(line, to: &response)
            phase = .fields(response)
        case .complete:
            break
        }
    }

    private static func status(of line: [UInt8]) throws(Refusal) -> HTTPResponse.Status {
        let parts = line.split(separator: 0x20, maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count >= 2, parts[0].starts(with: "HTTP/".utf8), parts[1].count == 3,
            let code = Int(String(decoding: parts[1], as: UTF8.self)), (100...999).contains(code)
        else { throw .malformed }
        let reason = parts.count == 3 ? String(decoding: parts[2], as: UTF8.self) : ""
        guard HTTPField.isValidValue(reason) else { return HTTPResponse.Status(code: code) }
        return HTTPResponse.Status(code: code, reasonPhrase: reason)
    }

    private static func add(_ line: [UInt8], to response: inout HTTPResponse) throws(Refusal) {
        if let first = line.first, isBlank(first) {
            // An obsolete line fold: RFC 9112, 5.2, has it replaced by a space.
            guard let last = response.headerFields.indices.last else { throw .malformed }
            let more = String(decoding: line.trimming(while: isBlank), as: UTF8.self)
            response.headerFields[last].value += " " + more
            return
        }
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
            let name = HTTPField.Name(String(decoding: line[..<colon], as: UTF8.self))
        else { throw .malformed }
        let value = line[line.index(after: colon)...].trimming(while: isBlank)
        response.headerFields.append(HTTPField(name: name, lenientValue: value))
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}

extension Collection<UInt8> {
    fileprivate func trimming(while isTrimmed: (UInt8) -> Bool) -> [UInt8] {
        Array(Array(drop(while: isTrimmed).reversed()).drop(while: isTrimmed).reversed())
    }
}
