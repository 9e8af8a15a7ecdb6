using System.Net;

namespace Appliance.Machines.Facts;

/// <param name="Inode">Number by which /proc/PID/fd names the socket.</param>
internal sealed record ListeningSocket(IPAddress Address, int Port, string Inode);
