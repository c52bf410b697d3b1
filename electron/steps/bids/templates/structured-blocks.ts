import type { FilledTemplate } from '#shared/bid/templates/fill.ts';

/** As the contract has them: its lists may be written to. */
export const structuredBlocks = (blocks: FilledTemplate['blocks']) =>
  blocks.map((block) => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return { ...block, runs: [...block.runs] };
      case 'list':
        return { ...block, items: block.items.map((item) => [...item]) };
      case 'table':
        return {
          ...block,
          columns: [...block.columns],
          header: block.header?.map((cell) => [...cell]) ?? null,
          rows: block.rows.map((cells) => cells.map((cell) => [...cell])),
        };
      case 'page-break':
        return block;
    }
  });
