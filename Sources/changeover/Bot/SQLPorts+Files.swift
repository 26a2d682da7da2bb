import Engine
import Fleet
import Foundation

extension SQLPorts {
    /// Files of this machine, as the configuration names them.
    init(_ config: Config) {
        self.init(authorities: config.sql.certificates) { file in Self.text(of: file) }
    }

    /// Far more than statements take that people write.
    private static let maximumBytes = 16 * 1024 * 1024

    private static func text(of file: String) -> Result<String, FleetError> {
        guard let handle = FileHandle(forReadingAtPath: file), let data = try? handle.read(upToCount: maximumBytes + 1)
        else { return .failure(FleetError("\(file) cannot be read.", passes: false)) }
        guard data.count <= maximumBytes else {
            return .failure(FleetError("\(file) has more than 16 MiB.", passes: false))
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            return .failure(FleetError("\(file) is no text in UTF-8.", passes: false))
        }
        return .success(text)
    }
}
