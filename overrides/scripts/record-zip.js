/*
 * Files by name → one zip of them as they are (sound is packed already): APPNOTE 4.3, without a date, names in UTF-8.
 */
const toZip = files => {
  const TABLE = Uint32Array.from({ length: 256 }, (_, sign) => {
    for (let bit = 0; bit < 8; bit++) sign = sign & 1 ? sign >>> 1 ^ 0xedb88320 : sign >>> 1;
    return sign;
  });
  const check = data => ~data.reduce((sum, byte) => TABLE[(sum ^ byte) & 255] ^ sum >>> 8, -1) >>> 0;
  /* Numbers of two bytes (short) and of four, the least first. */
  const write = (...fields) => {
    const view = new DataView(new ArrayBuffer(fields.reduce((sum, [, bytes]) => sum + bytes, 0)));
    let at = 0;
    for (const [value, bytes] of fields) {
      bytes === 2 ? view.setUint16(at, value, true) : view.setUint32(at, value, true);
      at += bytes;
    }
    return new Uint8Array(view.buffer);
  };
  const short = value => [value, 2], long = value => [value, 4];
  const UTF_8 = 1 << 11, FIRST_DAY = 33;
  const parts = [], list = [];
  let at = 0;
  for (const [name, data] of Object.entries(files)) {
    const letters = new TextEncoder().encode(name);
    const about = [short(20), short(UTF_8), short(0), short(0), short(FIRST_DAY), long(check(data)), long(data.length), long(data.length), short(letters.length), short(0)];
    parts.push(write(long(0x04034b50), ...about), letters, data);
    list.push(write(long(0x02014b50), short(20), ...about, short(0), short(0), short(0), long(0), long(at)), letters);
    at += 30 + letters.length + data.length;
  }
  const size = list.reduce((sum, part) => sum + part.length, 0), count = short(list.length / 2);
  return new Blob([...parts, ...list, write(long(0x06054b50), short(0), short(0), count, count, long(size), long(at), short(0))], { type: "application/zip" });
};
